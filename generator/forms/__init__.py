"""Records by form, for people who never meet YAML: the questions of each form, and what becomes of the answers. Pure.

========================  ==========================================================================================
``definitions``           every form and its questions, in words that come from the schemas
``submission``            what somebody sent in, as Markdown from a stranger, as one answer for each question
``answered``              answers in, drafts of records out (see ``drafting``), or what is wrong with which answer
========================  ==========================================================================================

GitHub shows a form that ``rendering.issue_forms`` writes, and keeps what is sent in as an issue of one heading for each
question. A submission is a stranger's text: it is parsed here, never run, and who sent it is told by the event alone.
"""
