package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.InputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Input files as they stand on a command line. */
public final class FileArguments {
  @Option(names = "--marks", arity = "1..*", description = "files of marks")
  private List<Path> marks = List.of();

  @Option(names = "--funding", arity = "1..*", description = "files of funding settlements")
  private List<Path> funding = List.of();

  @Option(names = "--positions", arity = "1..*", description = "positions")
  private List<Path> positions = List.of();

  @Option(names = "--wallet-events", arity = "1..*", description = "movements of wallets")
  private List<Path> walletEvents = List.of();

  @Option(names = "--accounts", arity = "1..*", description = "balances of accounts")
  private List<Path> accounts = List.of();

  @Option(names = "--budgets", arity = "1..*", description = "risk budgets")
  private List<Path> budgets = List.of();

  @Option(names = "--capital", arity = "1..*", description = "capital of nodes")
  private List<Path> capital = List.of();

  @Mixin private FeedArguments feeds = new FeedArguments();

  /** No file yet: the command line fills it. */
  public FileArguments() {}

  /** Whether the files a replay cannot do without are named. */
  boolean areEnoughForAReplay() {
    return !marks.isEmpty() && !positions.isEmpty();
  }

  /**
   * The files by kind, in the order given.
   *
   * @throws IllegalArgumentException where two files of a kind have one name
   */
  public List<InputFile> files() {
    List<InputFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (InputKind kind : InputKind.values()) {
      for (Path path : paths(kind)) {
        InputFile file = InputFile.of(kind, path);
        if (!names.add(kind.label() + "/" + file.name())) {
          throw new IllegalArgumentException(
              "files of one kind must differ in name, two %s files are %s"
                  .formatted(kind.label(), file.name()));
        }
        files.add(file);
      }
    }
    return files;
  }

  private List<Path> paths(InputKind kind) {
    return switch (kind) {
      case RULE_PACKS,
          RATES,
          INSURANCE_FUND,
          ORDER_BOOK,
          ADL_RANKS,
          STOPS,
          VENUE_FILLS,
          ACKNOWLEDGEMENTS ->
          feeds.paths(kind);
      case BUDGETS -> budgets;
      case CAPITAL -> capital;
      case ACCOUNTS -> accounts;
      case POSITIONS -> positions;
      case WALLET_EVENTS -> walletEvents;
      case FUNDING -> funding;
      case MARKS -> marks;
    };
  }
}
