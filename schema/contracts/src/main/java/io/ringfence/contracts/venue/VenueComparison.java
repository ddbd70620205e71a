package io.ringfence.contracts.venue;

import io.ringfence.contracts.rulepack.PackInForce;
import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reconciliation.Break;
import io.ringfence.domain.reconciliation.PositionUpdate;
import io.ringfence.domain.reconciliation.Reconciliation;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Compares payloads with the rule packs.
 *
 * @param packs the rules
 * @param rulesAt instant whose rules hold; empty: that of each payload
 * @param terms what neither payload nor pack says
 */
public record VenueComparison(
    RulePacks packs, Optional<Instant> rulesAt, ReconciliationTerms terms) {
  /**
   * One position, compared.
   *
   * @param update what the venue says of it
   * @param rules the pack it was compared by, and whether it is extrapolated
   * @param instrument what that pack says of its instrument
   * @param breaks a verdict for each figure; none where the position is not isolated
   * @param wallet its wallet W, settlement asset, where it is isolated and the payload states it
   */
  public record Compared(
      PositionUpdate update,
      PackInForce rules,
      PackInstrument instrument,
      List<Break> breaks,
      Optional<BigDecimal> wallet) {}

  /**
   * Compares a position.
   *
   * @throws PayloadException when no pack of the venue lists its instrument, or no instant says
   *     which pack is in force
   */
  public Compared of(PayloadRow.Position row) {
    PositionUpdate update = row.update();
    InstrumentId id = update.key().instrument();
    PackInForce inForce =
        packs
            .inForce(id, at(row))
            .orElseThrow(
                () ->
                    new PayloadException(
                        row.place() + ", instrument",
                        "must be a perpetual of a rule pack of %s, was %s"
                            .formatted(id.venue(), id.symbol())));
    PackInstrument instrument = inForce.pack().instrument(id.symbol()).orElseThrow();
    ReconciliationTerms completed = withTick(instrument);
    return new Compared(
        update,
        inForce,
        instrument,
        Reconciliation.of(update, instrument.rules(), completed),
        Reconciliation.wallet(update, instrument.rules(), completed));
  }

  private ReconciliationTerms withTick(PackInstrument instrument) {
    return new ReconciliationTerms(
        terms.takerFeeRate(), terms.tickSize().or(instrument::tickSize), terms.notBefore());
  }

  private Instant at(PayloadRow.Position row) {
    return rulesAt
        .or(() -> row.update().times().latest())
        .orElseThrow(
            () ->
                new PayloadException(
                    row.place(), "the payload names no time: say at which the rules are taken"));
  }
}
