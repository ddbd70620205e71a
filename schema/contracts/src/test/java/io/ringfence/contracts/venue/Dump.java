package io.ringfence.contracts.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.venue.PayloadRow.Position;
import io.ringfence.contracts.venue.PayloadRow.Refused;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.PositionUpdate;
import io.ringfence.domain.reconciliation.Reconciliation;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A payload as a test writes it, and the rules to compare it by. */
record Dump(String venue, String text, Optional<MarginMode> accountMode) {
  static final String FILE = "dump.json";

  static Dump of(String venue, String text) {
    return new Dump(venue, text, Optional.empty());
  }

  /** The same of an account whose mode is known. */
  Dump in(MarginMode mode) {
    return new Dump(venue, text, Optional.of(mode));
  }

  /** The same with a text replaced that it must hold. */
  Dump with(String part, String replacement) {
    assertThat(text).contains(part);
    return new Dump(venue, text.replace(part, replacement), accountMode);
  }

  List<PayloadRow> rows() {
    return VenuePayloads.read(
        FILE, text.getBytes(StandardCharsets.UTF_8), new PayloadSource(venue, "main", accountMode));
  }

  /** Its only row, which is a position. */
  PositionUpdate update() {
    List<PayloadRow> rows = rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst()).isInstanceOf(Position.class);
    return ((Position) rows.getFirst()).update();
  }

  /** Its only row, which is refused. */
  String refusal() {
    List<PayloadRow> rows = rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst()).isInstanceOf(Refused.class);
    return ((Refused) rows.getFirst()).message();
  }

  Breaks breaks(MarginRules rules) {
    return breaks(rules, ReconciliationTerms.NONE);
  }

  Breaks breaks(MarginRules rules, ReconciliationTerms terms) {
    return new Breaks(Reconciliation.of(update(), rules, terms));
  }

  MarginRules linear(MarginModel model) {
    return rules(Contract.LINEAR, model);
  }

  /** Rules of a contract whose quantity is in units of so much of the base asset. */
  MarginRules linear(String multiplier, MarginModel model) {
    return rules(new Contract(ContractKind.LINEAR, new BigDecimal(multiplier), 18), model);
  }

  MarginRules inverse(String face, MarginModel model) {
    return rules(new Contract(ContractKind.INVERSE, new BigDecimal(face), 8), model);
  }

  private MarginRules rules(Contract contract, MarginModel model) {
    return new MarginRules(
        update().key().instrument(),
        contract,
        "USDT",
        model,
        new RemovalRule.WalletLessMaintenance(),
        "test@1");
  }

  static StandardMargin standard(TierSchedule schedule) {
    return new StandardMargin(schedule, BigDecimal.ZERO, TriggerEquality.LIQUIDATES);
  }

  static StandardMargin standard(TierSchedule schedule, String feeRate) {
    return new StandardMargin(schedule, new BigDecimal(feeRate), TriggerEquality.LIQUIDATES);
  }

  /** One tier for everything. */
  static TierSchedule flat(String rate) {
    return new TierSchedule(
        TierSchedule.Kind.MARGINAL,
        List.of(
            new MaintenanceTier(
                BigDecimal.ZERO,
                Optional.empty(),
                new BigDecimal(rate),
                BigDecimal.ZERO,
                BigDecimal.ONE)));
  }

  /** Tiers written {@code floor cap rate amount}, separated by commas. */
  static TierSchedule tiers(String written) {
    List<MaintenanceTier> tiers = new ArrayList<>();
    for (String line : written.split(",", -1)) {
      String[] parts = line.strip().split(" +", -1);
      tiers.add(
          new MaintenanceTier(
              new BigDecimal(parts[0]),
              new BigDecimal(parts[1]),
              new BigDecimal(parts[2]),
              new BigDecimal(parts[3]),
              BigDecimal.ONE));
    }
    return new TierSchedule(TierSchedule.Kind.MARGINAL, tiers);
  }
}
