"""From drawn forms and taken papers to one proven file: order, front pages, geometry, assembly, proof."""
