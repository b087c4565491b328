"""One process at a time, also when the one before has just removed the file that the lock is on."""

import threading

import pytest

from generator.outlets.lock import held_lock
from generator.words.obstacle import Obstacle


def test_who_comes_second_is_told_and_nothing_is_left_behind(tmp_path):
    lock = tmp_path / "build" / ".lock"
    with held_lock(lock), pytest.raises(Obstacle, match="somebody else"), held_lock(lock, "somebody else"):
        pass
    with held_lock(lock, "somebody else"):
        pass
    assert list(lock.parent.iterdir()) == []


def test_who_waited_keeps_everybody_else_out(tmp_path):
    lock = tmp_path / ".lock"
    got_it, let_go = threading.Event(), threading.Event()

    def wait_for_it():
        with held_lock(lock):
            got_it.set()
            let_go.wait(10)

    waiting = threading.Thread(target=wait_for_it)
    with held_lock(lock):
        waiting.start()
        assert not got_it.wait(0.2)
    assert got_it.wait(10)
    try:
        with pytest.raises(Obstacle), held_lock(lock, "somebody else"):
            pass
    finally:
        let_go.set()
        waiting.join()
