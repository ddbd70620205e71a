package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.InputKind;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Input files of the feeds beside marks, positions and wallets. */
final class FeedArguments {
  @Option(names = "--rule-packs", arity = "1..*", description = "rule packs, one a file")
  private List<Path> rulePacks = List.of();

  @Option(names = "--rates", arity = "1..*", description = "conversion rates")
  private List<Path> rates = List.of();

  @Option(names = "--stops", arity = "1..*", description = "stops and plans")
  private List<Path> stops = List.of();

  @Option(names = "--venue-fills", arity = "1..*", description = "liquidation and ADL fills")
  private List<Path> venueFills = List.of();

  @Option(names = "--adl-ranks", arity = "1..*", description = "places in ADL queues")
  private List<Path> adlRanks = List.of();

  @Option(names = "--insurance-fund", arity = "1..*", description = "insurance funds")
  private List<Path> insuranceFund = List.of();

  @Option(names = "--order-book", arity = "1..*", description = "depths of order books")
  private List<Path> orderBook = List.of();

  @Option(names = "--acknowledgements", arity = "1..*", description = "who saw which alert")
  private List<Path> acknowledgements = List.of();

  /** The files of a kind; none of a kind that is no such feed. */
  List<Path> paths(InputKind kind) {
    return switch (kind) {
      case RULE_PACKS -> rulePacks;
      case RATES -> rates;
      case STOPS -> stops;
      case VENUE_FILLS -> venueFills;
      case ADL_RANKS -> adlRanks;
      case INSURANCE_FUND -> insuranceFund;
      case ORDER_BOOK -> orderBook;
      case ACKNOWLEDGEMENTS -> acknowledgements;
      case BUDGETS, CAPITAL, ACCOUNTS, POSITIONS, WALLET_EVENTS, FUNDING, MARKS -> List.of();
    };
  }
}
