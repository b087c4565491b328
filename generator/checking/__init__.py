"""Documents in, findings and the model out: shape by schema, structure, sense by rules."""
