package io.ringfence.contracts.calculator;

import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.PositionPreview;
import io.ringfence.domain.calculator.Range;
import io.ringfence.domain.calculator.Venues;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.operation.Holding;
import io.ringfence.domain.operation.Operation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A position and the changes that are thought of.
 *
 * @param preview the position and its rules
 * @param changes each change by the name of its field, in the order add, remove, newLeverage
 * @param rules where the rules come from
 */
public record PreviewRequest(
    PositionPreview preview, Map<String, Operation> changes, RulesOrigin rules) {
  /** Names of the fields of a request. */
  public static final Set<String> FIELDS =
      Set.of(
          "venue",
          "instrument",
          "side",
          "quantity",
          "entryPrice",
          "markPrice",
          "leverage",
          "isolatedMargin",
          "paidIn",
          "freeBalance",
          "add",
          "remove",
          "newLeverage");

  /**
   * Reads a request.
   *
   * @throws CaseException naming the field and the rule it breaks
   */
  public static PreviewRequest of(FlatFields given, PackRules packs) {
    FlatFields fields = given.only(FIELDS);
    String venue = fields.text("venue");
    PackRules.Found found = packs.find(venue, fields.text("instrument"));
    Map<String, Operation> changes = changes(fields);
    try {
      PositionPreview preview =
          new PositionPreview(
              found.rules(),
              Venues.orderEffects(venue),
              holding(fields, found),
              fields.decimal("markPrice", Range.POSITIVE),
              fields.decimalIfPresent("paidIn", Range.ANY));
      return new PreviewRequest(preview, changes, found.origin());
    } catch (IllegalArgumentException e) {
      throw CaseException.refused(e);
    }
  }

  private static Holding holding(FlatFields fields, PackRules.Found found) {
    IsolatedPosition position =
        new IsolatedPosition(
            found.rules().contract(),
            Choices.side(fields.text("side")),
            fields.decimal("quantity", Range.POSITIVE),
            fields.decimal("entryPrice", Range.POSITIVE),
            fields.decimal("isolatedMargin", Range.NOT_NEGATIVE),
            VenueTerms.NONE.withLeverage(fields.decimal("leverage", Range.POSITIVE)));
    Holding holding = Holding.of(position);
    Optional<BigDecimal> free = fields.decimalIfPresent("freeBalance", Range.NOT_NEGATIVE);
    return free.map(holding::withFreeBalance).orElse(holding);
  }

  private static Map<String, Operation> changes(FlatFields fields) {
    Map<String, Operation> changes = new LinkedHashMap<>();
    fields
        .decimalIfPresent("add", Range.POSITIVE)
        .ifPresent(it -> changes.put("add", new Operation.Add(it)));
    fields
        .decimalIfPresent("remove", Range.POSITIVE)
        .ifPresent(it -> changes.put("remove", new Operation.Remove(it)));
    fields
        .decimalIfPresent("newLeverage", Range.POSITIVE)
        .ifPresent(it -> changes.put("newLeverage", new Operation.ChangeLeverage(it)));
    if (changes.isEmpty()) {
      throw new CaseException("add, remove or newLeverage", "must be given");
    }
    return changes;
  }
}
