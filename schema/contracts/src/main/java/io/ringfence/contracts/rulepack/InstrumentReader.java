package io.ringfence.contracts.rulepack;

import io.ringfence.contracts.json.Json;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the instruments of one pack; what one does not say itself, the pack's head says for it. */
final class InstrumentReader {
  /** Fields that may stand in the head for every instrument that does not have its own. */
  static final Set<String> SHARED =
      Set.of(
          "formula",
          "triggerFeeRate",
          "equalityLiquidates",
          "adjustFactor",
          "schedule",
          "tierBasis",
          "removalRule",
          "additionRule",
          "funding",
          "fees",
          "kind",
          "multiplier",
          "tickSize",
          "settlementAsset",
          "settlementScale",
          "indexQuote",
          "tiersAbove");

  private static final Map<String, ContractKind> KINDS =
      Map.of(
          "linear", ContractKind.LINEAR,
          "inverse", ContractKind.INVERSE,
          "quanto", ContractKind.QUANTO);

  private final String file;
  private final JsonFields head;
  private final String venue;
  private final String stamp;

  InstrumentReader(String file, JsonFields head) {
    this.file = file;
    this.head = head;
    this.venue = head.text("venue");
    this.stamp = RulePack.stamp(head.text("packId"), head.text("version"));
  }

  /**
   * One instrument.
   *
   * @param number place in the file from 1, for messages about one without a symbol
   */
  PackInstrument read(int number, Json json) {
    String symbol = new JsonFields(file + ", instrument " + number, json).text("symbol");
    JsonFields fields = new JsonFields(file + ", " + symbol, json, head);
    try {
      PackInstrument instrument = instrument(fields);
      fields.refuseOthers();
      return instrument;
    } catch (IllegalArgumentException e) {
      throw new RulePackException(fields.place(), e);
    }
  }

  private PackInstrument instrument(JsonFields fields) {
    Optional<Fees> fees = ConductReader.fees(fields);
    Optional<BigDecimal> tickSize = fields.known("tickSize", fields::decimal);
    fields.whyUnknown("tiersAbove");
    MarginRules rules =
        new MarginRules(
            new InstrumentId(venue, fields.text("symbol")),
            contract(fields),
            fields.text("settlementAsset"),
            new FormulaReader(fields, fees, tickSize).read(),
            ConductReader.removal(fields),
            ConductReader.addition(fields),
            ConductReader.funding(fields),
            stamp);
    return new PackInstrument(
        rules,
        fields.text("baseAsset"),
        fields.text("indexQuote"),
        fields.dayIfPresent("deliversOn"),
        tickSize,
        fees,
        fields.text("source"),
        fields.unknown());
  }

  private static Contract contract(JsonFields fields) {
    return new Contract(
        fields.choice("kind", KINDS),
        fields.decimal("multiplier"),
        fields.whole("settlementScale", 0, Precision.AMOUNT_SCALE));
  }
}
