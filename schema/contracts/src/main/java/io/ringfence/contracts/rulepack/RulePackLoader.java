package io.ringfence.contracts.rulepack;

import io.ringfence.contracts.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a rule pack from its JSON file (shape: {@code json-schema/rule-pack.schema.json}). A pack
 * is used whole or not at all: unknown and repeated fields, gaps between tiers, rates that fall,
 * maintenance amounts that break the continuity of a marginal schedule, leverage a tier's rate does
 * not leave room for, and an instrument that comes twice are refused, never repaired. What a venue
 * does not publish stands as {@code {"unknown": "why"}} in the place of the value.
 */
public final class RulePackLoader {
  /**
   * Reads and checks a pack.
   *
   * @param file name of the file, for messages
   * @param content its bytes, UTF-8
   * @throws RulePackException naming file, instrument, field and rule of the first thing wrong
   */
  public RulePack load(String file, byte[] content) {
    JsonFields head = new JsonFields(file, parsed(file, content));
    InstrumentReader reader = new InstrumentReader(file, head);
    Map<String, PackInstrument> instruments = new LinkedHashMap<>();
    for (Json json : head.elements("instruments")) {
      PackInstrument instrument = reader.read(instruments.size() + 1, json);
      if (instruments.put(instrument.symbol(), instrument) != null) {
        throw new RulePackException(
            file + ", " + instrument.symbol(), "symbol must be there once, was there before");
      }
    }
    RulePack pack = pack(file, head, instruments);
    head.allow(InstrumentReader.SHARED);
    head.refuseOthers();
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
      String file, JsonFields head, Map<String, PackInstrument> instruments) {
    try {
      return new RulePack(
          head.text("packId"),
          head.text("version"),
          head.text("venue"),
          head.instant("effectiveFrom"),
          head.instant("evidencedTo"),
          head.text("source"),
          instruments);
    } catch (IllegalArgumentException e) {
      throw new RulePackException(file, e);
    }
  }
}
