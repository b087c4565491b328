"""Pairbook: mentoring as code. Records in YAML go in, findings and a site come out.

A floor imports only floors below it. Data goes up once and never back::

    cli · mkdocs_hook    the command line, and MkDocs' way in
    commands             one module a command: options in, exit code out
    pipeline             wires the floors: records to findings, records to pages
    outlets              the only code that writes or prints: site folder, findings in every format
    rendering            views to text: templates, limited Markdown, security policy
    views                the audience gate, and what each page shows
    matching             who could be paired with whom, and the fairest way to do it
    forms                the questions of forms, and answers to drafts
    drafting             what somebody says to the text of a record, new or changed
    figures              every number, as a pure function of the records and a day
    importing            tables of people, pairs, goals and logs to records
    checking             shape by schema, structure to the model, sense by a table of rules
    comparing            two states of the records: what changed in meaning, and by whom
    writing              a record's data to the text of its file, with comments and layout kept
    reading              disk and git to documents that know where each value stands
    words                the model, findings, codes, places; imports nothing

Vocabulary: a *record* is a file of one *kind* at its *place*; a *document* is a parsed record with positions;
a *finding* has a *code*; a *figure* is a number with its pedigree; a *sight* is what one *audience* may see.
Verbs: ``read_`` touches the disk, ``parse_`` turns text to data, ``check_`` yields findings, ``view_`` and
``render_`` are pure, ``write_`` and ``sync_`` touch the disk.
"""
