package io.ringfence.contracts.rulepack;

import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.InstrumentId;
import java.util.Map;
import java.util.function.Function;

/** Reads the instruments of one pack by what the pack's head says of all of them. */
final class InstrumentReader {
  private static final Map<String, TierSchedule.Kind> SCHEDULES =
      Map.of(
          "marginal", TierSchedule.Kind.MARGINAL,
          "whole-position", TierSchedule.Kind.WHOLE_POSITION);
  private static final Map<String, RemovalRule> REMOVALS =
      Map.of("binance-usdm", new RemovalRule.WalletLessMaintenance());

  private final String file;
  private final String venue;
  private final String stamp;
  private final TierReader tiers;
  private final Function<TierSchedule, MarginModel> formula;
  private final RemovalRule removal;

  private InstrumentReader(String file, JsonFields head) {
    this.file = file;
    this.venue = head.text("venue");
    this.stamp = RulePack.stamp(head.text("packId"), head.text("version"));
    this.tiers = new TierReader(head.choice("schedule", SCHEDULES));
    this.formula = formula(head);
    this.removal = head.choice("removalRule", REMOVALS);
  }

  static InstrumentReader of(String file, JsonFields head) {
    return new InstrumentReader(file, head);
  }

  /**
   * One instrument.
   *
   * @param number place in the file from 1, for messages about one without a symbol
   */
  PackInstrument read(int number, Json json) {
    String symbol = new JsonFields(file + ", instrument " + number, json).text("symbol");
    String place = file + ", " + symbol;
    JsonFields fields = new JsonFields(place, json);
    try {
      PackInstrument instrument =
          new PackInstrument(
              rules(place, fields),
              fields.text("baseAsset"),
              fields.text("indexQuote"),
              fields.dayIfPresent("deliversOn"));
      fields.refuseOthers();
      return instrument;
    } catch (IllegalArgumentException e) {
      throw new RulePackException(place, e);
    }
  }

  private MarginRules rules(String place, JsonFields fields) {
    return new MarginRules(
        new InstrumentId(venue, fields.text("symbol")),
        fields.text("settlementAsset"),
        fields.choice("kind", Map.of("linear", formula)).apply(tiers.read(place, fields)),
        removal,
        stamp);
  }

  private static Function<TierSchedule, MarginModel> formula(JsonFields head) {
    var triggerFeeRate = head.decimal("triggerFeeRate");
    TriggerEquality equality =
        head.flag("equalityLiquidates") ? TriggerEquality.LIQUIDATES : TriggerEquality.SURVIVES;
    Function<TierSchedule, MarginModel> standard =
        schedule -> new StandardMargin(schedule, triggerFeeRate, equality);
    return head.choice("formula", Map.of("standard", standard));
  }
}
