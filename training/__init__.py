"""How the weights are made: corpora readers, training, calibration, export. Not in the package."""
