"""The words everything else is said in: model, findings, codes, places. Imports nothing of ours."""
