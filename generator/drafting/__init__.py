"""What somebody says, as a record to be written: the programme as read and an answer in, drafts out. Pure.

Every way of keeping a record by form or by command ends here, so that all give the same text::

    present = read_to_draft(root, today)                 # pipeline.drafts; present.records is what drafts build on
    draft = draft_entry(present.records, pair, said)     # or any other below
    findings = vet_drafts(present, [draft])              # pipeline.drafts: what the check would newly find
    write_drafts(root, [draft])                          # pipeline.drafts: all of them or none; never with an error

A *draft* is one file: its path, its bytes as they are to be, and a title for the commit. What people *say* is a map
with the fields of the record's schema, so far as they said anything: text, numbers, days (as text or `datetime.date`),
lists and maps. Text is trimmed, and what is empty is left out. Ids of goals, steps, people and pairs are made where
they are missing. Fields that the schema does not know stay, so that the check tells of them.

========================  ==========================================================================================
``draft_entry``           a new log entry: meeting, review or update, with ratings and what is done
``draft_person``          a new person
``draft_pair``            a new pair: a proposed agreement
``draft_goal``            a new goal, at the end of ``goals.yml``; that file, too, where there is none
``template_terms``        what an agreement to begin from says, for a new pair
``draft_signature``       somebody signs, or signs again; and the pair begins, if that is wanted
``draft_amendment``       an agreement says something else; signatures that this makes stale are taken out
``draft_pause``           a pair rests
``draft_resumption``      a pair goes on
``draft_closing``         a pair ends: completed, ended early or, before it began, withdrawn
========================  ==========================================================================================

What to offer as a default comes from ``begun_entry``, ``begun_goal`` and ``begun_agreement`` (plain data, as said), and
from ``steps_to_tick_off`` and ``goals_to_rate``. Where a record is changed, only what is new differs in its text (see
``writing.amended_record``); ``Draft.drops_comments`` tells where its layout did not allow that.

All raise Obstacle, a sentence for people, where there is no such pair, a record cannot be read, or a step is none.
"""
