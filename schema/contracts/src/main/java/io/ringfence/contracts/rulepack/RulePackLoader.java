package io.ringfence.contracts.rulepack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a rule pack from its JSON file (shape: {@code json-schema/rule-pack.schema.json}). A pack
 * is used whole or not at all: unknown and repeated fields, gaps between tiers, rates that fall,
 * maintenance amounts that break the continuity of a marginal schedule, leverage a tier's rate does
 * not leave room for, and an instrument that comes twice are refused, never repaired.
 */
public final class RulePackLoader {
  private static final Map<String, FundingRule> FUNDING =
      Map.of("mark-notional-from-wallet", FundingRule.MARK_NOTIONAL_FROM_WALLET);

  /**
   * Reads and checks a pack.
   *
   * @param file name of the file, for messages
   * @param content its bytes, UTF-8
   * @throws RulePackException naming file, instrument, field and rule of the first thing wrong
   */
  public RulePack load(String file, byte[] content) {
    JsonFields fields = new JsonFields(file, parsed(file, content));
    InstrumentReader reader = InstrumentReader.of(file, fields);
    Map<String, PackInstrument> instruments = new LinkedHashMap<>();
    for (Json json : fields.elements("instruments")) {
      PackInstrument instrument = reader.read(instruments.size() + 1, json);
      if (instruments.put(instrument.symbol(), instrument) != null) {
        throw new RulePackException(
            file + ", " + instrument.symbol(), "symbol must be there once, was there before");
      }
    }
    RulePack pack = pack(file, fields, instruments);
    fields.refuseOthers();
    return pack;
  }

  private static Json parsed(String file, byte[] content) {
    try {
      return Json.read(content);
    } catch (IOException e) {
      throw new RulePackException(file, e);
    }
  }

  private static RulePack pack(
      String file, JsonFields fields, Map<String, PackInstrument> instruments) {
    try {
      return new RulePack(
          fields.text("packId"),
          fields.text("version"),
          fields.text("venue"),
          fields.instant("effectiveFrom"),
          fields.instant("evidencedTo"),
          fields.text("source"),
          fields.choice("fundingRule", FUNDING),
          instruments);
    } catch (IllegalArgumentException e) {
      throw new RulePackException(file, e);
    }
  }
}
