"""Two states of the records: what changed in meaning, and by whom. Pure; knows neither git nor rules."""
