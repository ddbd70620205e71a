package io.ringfence.streaming.job;

import io.ringfence.streaming.live.LivePlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What a run of the live path is laid out for, as it stands on the command line. */
final class LivePlanArguments {
  @Option(
      names = "--most-books",
      defaultValue = "64",
      description = "books of desks there is room for; more with a later start, never fewer")
  private int mostBooks = 64;

  @Option(
      names = "--digits",
      paramLabel = "VENUE/INSTRUMENT=PRICE,SIZE",
      description =
          "fraction digits of an instrument's prices and sizes, held for the whole run; usual 8,5,"
              + " with marks up to a million and sizes up to some ten million")
  private Map<String, String> digits = new TreeMap<>();

  int mostBooks() {
    return mostBooks;
  }

  /** The plan of a run that is begun now. */
  LivePlan of(List<String> documents, long atMicros) {
    return new LivePlan(documents, atMicros, digits, mostBooks);
  }
}
