package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks moves that were written into a book of one instant against the marks, budgets and balances
 * of now. What cannot be said now is a problem, never a pass.
 *
 * @param now the firm's report of now
 * @param issuedAsOf instant the book is of
 * @param mandate what moves must leave alone now
 */
public record MoveChecks(RiskReport now, Instant issuedAsOf, Mandate mandate) {
  /**
   * A move as it was written.
   *
   * @param positionKey which position
   * @param amount margin to add, or below 0 to take out
   * @param comment what was written beside it
   */
  public record Move(String positionKey, BigDecimal amount, String comment) {}

  private record Account(String venue, String account, String asset) {}

  /** Every move checked, in their order. */
  public List<MoveCheck> of(List<Move> moves) {
    Map<String, PositionLine> lines = new HashMap<>();
    now.positions().forEach(line -> lines.put(line.key().toString(), line));
    Map<Account, BigDecimal> byAccount = new HashMap<>();
    Map<String, BigDecimal> byNode = new HashMap<>();
    for (Move move : moves) {
      PositionLine line = lines.get(move.positionKey());
      if (line != null) {
        byAccount.merge(account(line), move.amount(), BigDecimal::add);
        for (NodePath node : line.facts().node().upwards()) {
          byNode.merge(place(node.toString(), line), move.amount(), BigDecimal::add);
        }
      }
    }
    return moves.stream()
        .map(
            move -> {
              PositionLine line = lines.get(move.positionKey());
              return line == null ? gone(move) : check(move, line, byAccount, byNode);
            })
        .toList();
  }

  private static MoveCheck gone(Move move) {
    return new MoveCheck(
        move.positionKey(),
        move.amount(),
        move.comment(),
        "",
        Optional.empty(),
        Optional.empty(),
        List.of("The position is not open any more: the book is stale."));
  }

  private MoveCheck check(
      Move move,
      PositionLine line,
      Map<Account, BigDecimal> byAccount,
      Map<String, BigDecimal> byNode) {
    List<String> problems = new ArrayList<>();
    mandate
        .lockOf(line.key())
        .ifPresent(lock -> problems.add("It is locked: %s.".formatted(lock.reason())));
    if (line.row().since().isAfter(issuedAsOf)) {
      problems.add(
          "The position changed at %s, after the book: it is stale."
              .formatted(Words.time(line.row().since())));
    }
    MarginExposure exposure = line.exposure();
    if (exposure == null || line.isStaleAt(now.facts().run().asOf())) {
      problems.add("Its mark is missing or stale: nothing is decided on it.");
    }
    if (move.amount().signum() < 0) {
      removal(move, line, problems);
    } else {
      addition(line, byAccount, byNode, problems);
    }
    return new MoveCheck(
        move.positionKey(),
        move.amount(),
        move.comment(),
        line.row().settlementAsset(),
        line.distance(),
        exposure == null ? Optional.empty() : after(line, exposure, move.amount()).distance(),
        problems);
  }

  private static MarginExposure after(
      PositionLine line, MarginExposure exposure, BigDecimal amount) {
    return MarginExposure.of(
        line.rules(),
        exposure.position().plusMargin(amount),
        exposure.leverage(),
        exposure.markPrice());
  }

  private static void removal(Move move, PositionLine line, List<String> problems) {
    MarginExposure exposure = line.exposure();
    BigDecimal amount = move.amount().negate();
    if (exposure != null && exposure.removableMargin().compareTo(amount) < 0) {
      problems.add(
          "The venue lets %s be taken out now, not %s."
              .formatted(exposure.removableMargin().toPlainString(), amount.toPlainString()));
    }
  }

  private void addition(
      PositionLine line,
      Map<Account, BigDecimal> byAccount,
      Map<String, BigDecimal> byNode,
      List<String> problems) {
    if (line.facts().thesis() != PositionFacts.Thesis.INTACT) {
      problems.add("Its thesis is not known to be intact: no margin is added.");
    }
    BigDecimal wanted = byAccount.getOrDefault(account(line), BigDecimal.ZERO);
    Optional<BigDecimal> free = free(account(line));
    if (free.isEmpty()) {
      problems.add("The free balance of its account is unknown.");
    } else if (free.get().compareTo(wanted) < 0) {
      problems.add(
          "The moves of its account need %s, %s is free."
              .formatted(wanted.toPlainString(), free.get().toPlainString()));
    }
    for (NodePath node : line.facts().node().upwards()) {
      BigDecimal more = byNode.getOrDefault(place(node.toString(), line), BigDecimal.ZERO);
      budgets(node.toString(), line, more, problems);
    }
  }

  private void budgets(String node, PositionLine line, BigDecimal more, List<String> problems) {
    for (NodeLine own : now.nodes()) {
      if (own.row().node().equals(node)
          && own.row().settlementAsset().equals(line.row().settlementAsset())) {
        own.openCapital()
            .ifPresent(
                budget ->
                    headroom(budget, own.row().exposure().openCapitalAtRisk(), more, problems));
        own.periodLoss()
            .ifPresent(
                budget -> {
                  headroom(budget, own.row().realised().periodLoss(), more, problems);
                  unsaid(budget, own.row().realised().unsaid(), more, problems);
                });
      }
    }
  }

  /** What may be lost already is no headroom. */
  private static void unsaid(
      BudgetLine budget, DesksAtQuery.Unsaid unsaid, BigDecimal more, List<String> problems) {
    if (more.signum() > 0 && unsaid.isSomeToday()) {
      problems.add(
          "Budget %s of %s is used at least so much: results of today's closes are unknown."
              .formatted(budget.budget().metric(), budget.budget().node()));
    }
  }

  private static void headroom(
      BudgetLine budget, BigDecimal used, BigDecimal more, List<String> problems) {
    if (more.signum() > 0 && used.add(more).compareTo(budget.budget().hard()) > 0) {
      problems.add(
          "Budget %s of %s would be in breach: %s of %s."
              .formatted(
                  budget.budget().metric(),
                  budget.budget().node(),
                  used.add(more).toPlainString(),
                  budget.budget().hard().toPlainString()));
    }
  }

  private Optional<BigDecimal> free(Account account) {
    return now.facts().balances().stream()
        .filter(
            row -> new Account(row.venue(), row.account(), row.settlementAsset()).equals(account))
        .map(AccountBalancesQuery.Row::freeBalance)
        .findFirst();
  }

  private static Account account(PositionLine line) {
    return new Account(
        line.key().instrument().venue(), line.key().account(), line.row().settlementAsset());
  }

  private static String place(String node, PositionLine line) {
    return node + " " + line.row().settlementAsset();
  }
}
