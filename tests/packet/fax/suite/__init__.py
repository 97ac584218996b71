"""Papers of many kinds whose parts are known: words, rules, boxes, codes, fills and pictures, and where each stands."""
