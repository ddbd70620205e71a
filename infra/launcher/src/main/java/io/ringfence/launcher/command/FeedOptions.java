package io.ringfence.launcher.command;

import io.ringfence.launcher.process.FeedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that name files of the feeds beside marks, positions and wallets. */
final class FeedOptions {
  @Option(
      names = "--rule-packs",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Rule packs beside those of this program, one a file, JSON or YAML.")
  private List<Path> rulePacks = new ArrayList<>();

  @Option(
      names = "--rates",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Conversion rates between assets.")
  private List<Path> rates = new ArrayList<>();

  @Option(
      names = "--stops",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Stops that rest against positions, and plans.")
  private List<Path> stops = new ArrayList<>();

  @Option(
      names = "--venue-fills",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Fills by which venues liquidated or deleveraged.")
  private List<Path> venueFills = new ArrayList<>();

  @Option(
      names = "--adl-ranks",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Places of positions in auto-deleveraging queues.")
  private List<Path> adlRanks = new ArrayList<>();

  @Option(
      names = "--insurance-fund",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Balances of venues' insurance funds.")
  private List<Path> insuranceFund = new ArrayList<>();

  @Option(
      names = "--order-book",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Depths of order books.")
  private List<Path> orderBook = new ArrayList<>();

  @Option(
      names = "--acknowledgements",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Who has taken notice of which alert or action.")
  private List<Path> acknowledgements = new ArrayList<>();

  /** The files. */
  FeedFiles files() {
    Map<String, List<Path>> files = new LinkedHashMap<>();
    files.put("--rule-packs", rulePacks);
    files.put("--rates", rates);
    files.put("--stops", stops);
    files.put("--venue-fills", venueFills);
    files.put("--adl-ranks", adlRanks);
    files.put("--insurance-fund", insuranceFund);
    files.put("--order-book", orderBook);
    files.put("--acknowledgements", acknowledgements);
    files.values().removeIf(List::isEmpty);
    return new FeedFiles(files);
  }
}
