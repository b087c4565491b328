"""Every code that a finding may carry, by family. `ALL` maps the id to its documentation."""

from collections.abc import Iterable, Mapping
from types import ModuleType

from generator.words.codes import (
    capacity,
    completeness,
    dates,
    files,
    goals,
    history,
    ids,
    log,
    membership,
    policy,
    privacy,
    pulse,
    references,
    setup,
    shape,
    signatures,
    status,
    text,
)
from generator.words.diagnostic import Code


def _codes_of(modules: Iterable[ModuleType]) -> Mapping[str, Code]:
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Code)]
    return {code.id: code for code in sorted(found, key=lambda code: code.id)}


ALL: Mapping[str, Code] = _codes_of(
    (
        files,
        setup,
        shape,
        references,
        dates,
        ids,
        membership,
        status,
        log,
        goals,
        policy,
        pulse,
        text,
        capacity,
        completeness,
        signatures,
        history,
        privacy,
    )
)
