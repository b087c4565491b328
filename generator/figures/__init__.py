"""Pure functions of the model and a day: every number that Pairbook shows."""
