package io.ringfence.domain.engine;

/**
 * What becomes known of a position without a new version of it: levels that have fired stay fired,
 * and what was presumed stays presumed.
 */
final class Amendments {
  private final PositionChanges changes;
  private final PositionRows rows;
  private final WalletAnchor.Digits anchors;

  Amendments(ContractTerms terms, Lattice lattice, PositionChanges changes) {
    this.changes = changes;
    this.rows = changes.rows;
    this.anchors = WalletAnchor.Digits.of(terms.scales(), lattice);
  }

  /** See {@link ExposureBook#setStop}. */
  void setStop(int slot, long stop, long size) {
    changes.requireOpen(slot);
    if (stop == rows.stop(slot)) {
      changes.coverBy(slot, size);
      return;
    }
    PositionVersion known = changes.held(slot).withStop(stop, size);
    changes.require(known);
    changes.crossings.disarmStop(slot);
    changes.amend(slot, known, rows.funding(slot));
  }

  /** See {@link ExposureBook#reduce}. */
  void reduce(int slot, long size, long realised) {
    changes.requireOpen(slot);
    if (size <= 0 || size >= rows.size(slot)) {
      throw new IllegalArgumentException(
          "a part must be at least 1 unit and below %s, was %s".formatted(rows.size(slot), size));
    }
    PositionVersion before = changes.held(slot);
    long left = before.quantity() - rows.sign(slot) * size;
    Wide funding = changes.funding();
    WalletAnchor anchor =
        anchors.settled(before, left, realised, funding.minus(rows.funding(slot)));
    PositionVersion known = before.withQuantity(left).withWallet(anchor.wallet());
    changes.require(known);
    changes.amend(slot, known, funding.minus(anchor.passed()));
  }
}
