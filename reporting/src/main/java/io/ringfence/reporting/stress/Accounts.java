package io.ringfence.reporting.stress;

import io.ringfence.domain.mode.ShadowAccount;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The positions of one account and settlement asset, and the shadow cross account they would make.
 *
 * @param venue venue
 * @param account account at the venue
 * @param asset settlement asset
 * @param held positions, by key
 * @param freeBalance balance outside the wallets; empty: not reported, counted as none
 */
record Accounts(
    String venue, String account, String asset, List<Held> held, Optional<BigDecimal> freeBalance) {
  /** By venue, account and asset. */
  static List<Accounts> of(StressFacts facts) {
    List<Accounts> accounts = new ArrayList<>();
    Map<String, BigDecimal> free = new HashMap<>();
    facts
        .balances()
        .forEach(
            row ->
                free.putIfAbsent(
                    joined(row.venue(), row.account(), row.settlementAsset()), row.freeBalance()));
    facts
        .by(one -> joined(one.venue(), one.line().key().account(), one.asset()))
        .values()
        .forEach(
            held -> {
              Held first = held.getFirst();
              String account = first.line().key().account();
              accounts.add(
                  new Accounts(
                      first.venue(),
                      account,
                      first.asset(),
                      held,
                      Optional.ofNullable(
                          free.get(joined(first.venue(), account, first.asset())))));
            });
    return accounts;
  }

  private static String joined(String venue, String account, String asset) {
    return String.join("\u0000", venue, account, asset);
  }

  /** Whether a position lies, or lay, in it. */
  boolean isOf(PositionLine line) {
    return line.key().instrument().venue().equals(venue)
        && line.key().account().equals(account)
        && line.row().settlementAsset().equals(asset);
  }

  ShadowAccount shadow() {
    return new ShadowAccount(freeBalance.orElse(BigDecimal.ZERO), StressFacts.positions(held));
  }

  String name() {
    return venue + "/" + account;
  }
}
