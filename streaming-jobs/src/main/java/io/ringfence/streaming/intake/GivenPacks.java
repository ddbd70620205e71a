package io.ringfence.streaming.intake;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePackException;
import io.ringfence.contracts.rulepack.RulePackLoader;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.RulePackDocumentRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Rule packs that come with the input of a run, beside those of the program. */
public final class GivenPacks {
  /** The packs of the program, read once; a damaged one stops it when it is first needed. */
  public static final Supplier<RulePacks> BUILT_IN = () -> BuiltIn.ALL;

  private GivenPacks() {}

  /** Loaded when first asked for. */
  private static final class BuiltIn {
    static final RulePacks ALL = RulePacks.ofClassPath();
  }

  /**
   * The packs of the program and those of documents that were taken one by one.
   *
   * @throws InputFileException where two of these do not fit beside each other
   */
  public static RulePacks beside(List<String> documents) {
    List<RulePack> packs = new ArrayList<>();
    documents.forEach(document -> packs.add(parsed("a rule pack of the input", document)));
    try {
      return BUILT_IN.get().plus(packs);
    } catch (RulePackException e) {
      throw new InputFileException("rule packs of the input: " + e.getMessage());
    }
  }

  /** The documents among events. */
  public static List<String> documents(List<InputEvent> events) {
    List<String> documents = new ArrayList<>();
    for (InputEvent event : events) {
      RecordedFact fact = event.fact();
      RulePackDocumentRow row = fact == null ? null : fact.rulePack();
      if (row != null) {
        documents.add(row.document());
      }
    }
    return documents;
  }

  /**
   * The pack of a document.
   *
   * @param file what it is called in errors
   * @throws RulePackException where it is none
   */
  public static RulePack parsed(String file, String document) {
    return new RulePackLoader().load(file, document.getBytes(StandardCharsets.UTF_8));
  }
}
