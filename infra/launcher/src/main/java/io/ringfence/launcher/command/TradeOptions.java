package io.ringfence.launcher.command;

import io.ringfence.contracts.calculator.FlatFields;
import io.ringfence.contracts.calculator.PackRules;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.launcher.calculator.JsonAnswer;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What previews and sizings have in common. */
final class TradeOptions {
  @Option(
      names = "--venue",
      required = true,
      paramLabel = "V",
      description = "Venue of a rule pack, for example binance.")
  private String venue = "";

  @Option(
      names = "--instrument",
      required = true,
      paramLabel = "I",
      description = "Perpetual of it, for example BTCUSDT.")
  private String instrument = "";

  @Option(names = "--side", required = true, paramLabel = "S", description = "long or short.")
  private String side = "";

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Instant whose rule pack is used, ISO-8601 with zone; absent: now.")
  private @Nullable Instant at;

  @Option(names = "--json", description = "Print one JSON object, as the API answers.")
  private boolean json;

  /** How a request becomes its answer. */
  @FunctionalInterface
  interface Question<A> {
    A answer(FlatFields fields, PackRules packs);
  }

  /**
   * The fields of a request: what all have in common and what one command adds.
   *
   * @param own by name; absent values are left out
   */
  FlatFields with(Map<String, @Nullable String> own) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("venue", venue);
    fields.put("instrument", instrument);
    fields.put("side", side);
    own.forEach(
        (name, value) -> {
          if (value != null) {
            fields.put(name, value);
          }
        });
    return FlatFields.of(fields);
  }

  /**
   * Prints the answer to a request, as JSON or as a table.
   *
   * @throws CommandFailure wrong input, naming field and rule, when the request is refused
   */
  <A> int answer(
      FlatFields fields, Question<A> question, BiConsumer<A, Terminal> table, Workplace workplace) {
    Instant instant = at == null ? workplace.clock().instant() : at;
    try {
      A answer = question.answer(fields, new PackRules(RulePacks::ofClassPath, instant));
      if (json) {
        JsonAnswer.print(answer, workplace.terminal());
      } else {
        table.accept(answer, workplace.terminal());
      }
      return ExitCode.OK.value();
    } catch (CaseException e) {
      throw CommandFailure.wrongInput(String.valueOf(e.getMessage()));
    }
  }
}
