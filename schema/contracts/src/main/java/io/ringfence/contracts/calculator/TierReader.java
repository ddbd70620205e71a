package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.GivenTier;
import io.ringfence.domain.calculator.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the brackets of a case. */
final class TierReader {
  /** More than any venue has. */
  private static final int MOST = 500;

  /** Tables of venues number their tiers and print an initial rate; no figure depends on them. */
  private static final ObjectFields.Layout TIER =
      new ObjectFields.Layout()
          .decimal("floor", Range.NOT_NEGATIVE)
          .decimal("cap", Range.POSITIVE)
          .decimal("mmr", Range.BETWEEN_0_AND_1)
          .decimal("maintenanceAmount", Range.NOT_NEGATIVE)
          .decimal("maxLeverage", Range.FROM_1)
          .passedOver("tier")
          .passedOver("imr");

  private TierReader() {}

  static List<GivenTier> read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Values.refused(parser, "tiers", "must be an array of tiers");
    }
    List<GivenTier> tiers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (tiers.size() == MOST) {
        throw new CaseException("tiers", "must be at most " + MOST);
      }
      tiers.add(
          tier(ObjectFields.read(parser, new ObjectFields.Place("tiers", tiers.size()), TIER)));
    }
    return tiers;
  }

  private static GivenTier tier(ObjectFields fields) {
    return new GivenTier(
        fields.needDecimal(0),
        fields.decimal(1),
        fields.needDecimal(2),
        fields.decimal(3),
        fields.decimal(4));
  }
}
