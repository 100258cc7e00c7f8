"""A register joins a company: with nothing, or with all that it has written down while it lived alone."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.store.unit_of_work import UnitOfWork

FIRST_EPOCH = 1
FEW = 200
"""Entries of the journal that a register may have before it has anything else."""


def join(work: UnitOfWork, *, company_id: str, device_id: str, lease_code: str) -> None:
    """Speak for this company from the next exchange on, and hand in everything that is here.

    The code under which documents are numbered is the one that the service leased, before the next sale: a
    database that lived alone may have numbered under one that another register has. What it sealed keeps
    its numbers. One that has nothing takes the company over by snapshot.
    """
    sync = work.sync
    before = sync.state()
    is_another = (before.company_id, before.device_id) != (company_id, device_id)
    sync.join(company_id=company_id, device_id=device_id, lease_code=lease_code)
    register = work.company.register()
    if register.code != lease_code:
        work.company.save_register(replace(register, code=lease_code))
    if not is_another and not before.is_joined:
        # Nobody noted what changed while it lived alone: all of it is offered again. Parts of a snapshot
        # that was under way would replace what it wrote down since: pages come after the offer instead.
        if sync.snapshot.standing() is not None:
            sync.snapshot.pull_instead()
        sync.begin_offer(0)
    if is_another:
        sync.begin_epoch(FIRST_EPOCH, generation="", cursor=0)
        sync.begin_offer(0)
        sync.photos.send_again()
        if sync.snapshot.is_possible() and not sync.offer(FEW):
            sync.snapshot.want()
        else:
            sync.snapshot.end()


def leave(work: UnitOfWork) -> None:
    """Live alone again. All stays here, and what was not handed in yet is, after the next joining."""
    work.sync.leave()
