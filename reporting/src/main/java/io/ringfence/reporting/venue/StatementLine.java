package io.ringfence.reporting.venue;

import io.ringfence.domain.cash.AccountBook;
import io.ringfence.domain.cash.BreakClass;
import io.ringfence.domain.cash.CashMove;
import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.cash.StatementCheck;
import io.ringfence.domain.cash.StatementFigure;
import io.ringfence.reporting.query.VenueStatementsQuery;
import io.ringfence.reporting.report.CashEntry;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.RiskReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a venue's statement beside our book, or an account in which money moved and of which
 * no statement was given. Nothing is tolerated.
 *
 * @param account account and asset
 * @param from beginning of the period, exclusive
 * @param to its end, inclusive
 * @param figure what is compared, for people
 * @param venue the venue's; absent: no statement was given
 * @param ours ours; absent: our book does not cover the period
 * @param reason what a difference comes from; absent: there is none, or nothing was compared
 * @param source file, line and digest of the statement; empty: none was given
 * @param shared whether positions of other nodes lay in the account, too, so that no statement of
 *     it is of the report's node alone
 */
public record StatementLine(
    Statement.Account account,
    Instant from,
    Instant to,
    String figure,
    @Nullable BigDecimal venue,
    @Nullable BigDecimal ours,
    @Nullable BreakClass reason,
    String source,
    boolean shared) {
  /** Between file with line and the file's digest in a source. */
  public static final String DIGEST = ", SHA-256 ";

  private static final String WALLETS = "Wallets at the end";

  /** How a figure stands. */
  public enum Verdict {
    /** Equal to the last unit. */
    TIES("ties"),
    /** Different. */
    DIFFERS("DIFFERS"),
    /** Our book does not cover the period. */
    UNKNOWN("unknown"),
    /** The venue said nothing. */
    NO_STATEMENT("NO STATEMENT"),
    /** The venue does not tell nodes apart that share an account. */
    SHARED("shared account");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** The word a sheet shows. */
    public String word() {
      return word;
    }
  }

  /** How it stands. */
  public Verdict verdict() {
    if (venue == null) {
      return shared ? Verdict.SHARED : Verdict.NO_STATEMENT;
    }
    if (ours == null) {
      return Verdict.UNKNOWN;
    }
    return venue.compareTo(ours) == 0 ? Verdict.TIES : Verdict.DIFFERS;
  }

  /** The venue's less ours; absent where one of them is. */
  public @Nullable BigDecimal difference() {
    return venue == null || ours == null ? null : venue.subtract(ours);
  }

  /**
   * Lines of all statements of a report, by account and period, and one for each account in whose
   * wallets money moved in the report's period without any statement of it. A statement is of every
   * position in its account: a node below the firm has those of accounts that are all its own, and
   * one line for each that it shares.
   */
  public static List<StatementLine> of(RiskReport report, Insights insights) {
    Map<Statement.Account, AccountBook> books = books(report, insights);
    Set<String> shared = shared(report, insights);
    Map<Statement.Account, List<VenueStatementsQuery.Row>> given = new TreeMap<>();
    for (VenueStatementsQuery.Row row : insights.proofs().statements()) {
      Statement.Account account = row.statement().account();
      if (isOfTheNode(report, books, shared, account)) {
        given.computeIfAbsent(account, _ -> new ArrayList<>()).add(row);
      }
    }
    List<StatementLine> lines = new ArrayList<>();
    for (var account : given.entrySet()) {
      AccountBook book = books.getOrDefault(account.getKey(), book(report, List.of()));
      lines.addAll(lines(account.getValue(), book));
    }
    books.forEach(
        (account, book) -> {
          if (!given.containsKey(account) && hasMoved(book, report.periodFrom())) {
            lines.add(
                withoutStatement(
                    account, book, report.periodFrom(), shared.contains(place(account))));
          }
        });
    return lines;
  }

  /** Accounts in which also positions of other nodes lay. */
  private static Set<String> shared(RiskReport report, Insights insights) {
    if (report.facts().subject().isOfTheFirm()) {
      return Set.of();
    }
    return insights.proofs().accounts().stream()
        .filter(account -> !account.own())
        .map(account -> account.venue() + "/" + account.account())
        .collect(Collectors.toSet());
  }

  private static String place(Statement.Account account) {
    return account.venue() + "/" + account.name();
  }

  private static boolean isOfTheNode(
      RiskReport report,
      Map<Statement.Account, AccountBook> books,
      Set<String> shared,
      Statement.Account account) {
    return report.facts().subject().isOfTheFirm()
        || books.containsKey(account) && !shared.contains(place(account));
  }

  private static List<StatementLine> lines(
      List<VenueStatementsQuery.Row> statements, AccountBook book) {
    List<StatementLine> lines = new ArrayList<>();
    Instant ended = Instant.MIN;
    BigDecimal carried = null;
    for (VenueStatementsQuery.Row row : statements) {
      Statement said = row.statement();
      List<StatementCheck.Line> checked =
          StatementCheck.of(said, book, said.from().equals(ended) ? carried : null);
      for (StatementCheck.Line line : checked) {
        lines.add(
            new StatementLine(
                said.account(),
                said.from(),
                said.to(),
                label(line.figure()),
                line.venue(),
                line.ours(),
                line.reason(),
                row.source() + DIGEST + row.fileDigest(),
                false));
      }
      ended = said.to();
      carried = checked.getLast().difference();
    }
    return lines;
  }

  private static String label(StatementFigure figure) {
    String name = figure.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static boolean hasMoved(AccountBook book, Instant from) {
    return book.moves().stream().anyMatch(move -> !move.at().isBefore(from))
        || book.walletsAt(book.until()).signum() != 0;
  }

  private static StatementLine withoutStatement(
      Statement.Account account, AccountBook book, Instant from, boolean shared) {
    return new StatementLine(
        account, from, book.until(), WALLETS, null, book.walletsAt(book.until()), null, "", shared);
  }

  private static Map<Statement.Account, AccountBook> books(RiskReport report, Insights insights) {
    Map<Statement.Account, List<CashMove>> moves = new HashMap<>();
    CashEntry.each(
        insights,
        entry ->
            moves
                .computeIfAbsent(entry.account(), _ -> new ArrayList<>())
                .add(new CashMove(entry.change().at(), entry.kind(), entry.flow())));
    Map<Statement.Account, AccountBook> books = new TreeMap<>();
    moves.forEach((account, of) -> books.put(account, book(report, of)));
    return books;
  }

  private static AccountBook book(RiskReport report, List<CashMove> moves) {
    return new AccountBook(report.facts().run().firstAt(), report.facts().run().asOf(), moves);
  }
}
