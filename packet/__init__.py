"""Everything with an effect: papers in, forms filled and proved, one packet out. Never a screen."""
