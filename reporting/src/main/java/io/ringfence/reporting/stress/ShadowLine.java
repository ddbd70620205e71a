package io.ringfence.reporting.stress;

import io.ringfence.domain.mode.ShadowAccount;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An account after a joint move, as it is and as if it were in cross margin.
 *
 * @param account venue and account
 * @param asset settlement asset
 * @param positions positions in it
 * @param freeKnown whether its free balance was reported
 * @param outcome both modes
 */
public record ShadowLine(
    String account, String asset, int positions, boolean freeKnown, ShadowAccount.Outcome outcome) {
  private static final List<String> MOVES =
      List.of("-0.35", "-0.20", "-0.10", "-0.05", "0", "0.05", "0.10", "0.20", "0.35");
  private static final int MOST_NAMED = 5;

  /** Every account after nine joint moves, by account and move. */
  public static List<ShadowLine> of(StressFacts facts) {
    List<ShadowLine> lines = new ArrayList<>();
    for (Accounts account : Accounts.of(facts)) {
      ShadowAccount shadow = account.shadow();
      for (String move : MOVES) {
        lines.add(
            new ShadowLine(
                account.name(),
                account.asset(),
                account.held().size(),
                account.freeBalance().isPresent(),
                shadow.after(new BigDecimal(move))));
      }
    }
    return lines;
  }

  /** Positions that live isolated and would have gone with the account. */
  public int goneWithIt() {
    return outcome.isCrossDead() ? positions - outcome.isolatedDead().size() : 0;
  }

  /** Some of the positions that die isolated, by name. */
  public String dead() {
    List<PoolPosition> dead = outcome.isolatedDead();
    String named =
        dead.stream()
            .limit(MOST_NAMED)
            .map(one -> one.key().instrument().symbol() + " " + one.key().side().code())
            .collect(Collectors.joining(", "));
    return dead.size() > MOST_NAMED
        ? named + " and " + (dead.size() - MOST_NAMED) + " more"
        : named;
  }
}
