package io.ringfence.reporting.stress;

import io.ringfence.domain.mode.ShadowAccount;
import io.ringfence.reporting.report.RecordedWindows;
import io.ringfence.reporting.report.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * One of seven ways in which isolated and cross margin differ, computed for one account.
 *
 * @param account venue and account
 * @param asset settlement asset
 * @param aspect what is compared
 * @param isolated how it is
 * @param cross how it would be
 */
public record ModeLine(String account, String asset, String aspect, String isolated, String cross) {
  /** Seven lines for each account. */
  public static List<ModeLine> of(StressFacts facts) {
    List<ModeLine> lines = new ArrayList<>();
    RecordedWindows recorded = RecordedWindows.of(facts.hours());
    Accounts.of(facts)
        .forEach(account -> add(lines, account, ShadowWalk.of(account, facts, recorded)));
    return lines;
  }

  private static void add(List<ModeLine> lines, Accounts account, ShadowWalk walk) {
    ShadowAccount shadow = account.shadow();
    AccountWords words = new AccountWords(account, shadow);
    add(lines, account, "risk scope", words.largestWallet(), words.wholeAccount());
    add(lines, account, "leverage control", words.leverages(), words.effectiveLeverage());
    add(
        lines,
        account,
        "liquidation effect",
        words.oneDies(),
        words.allDie() + "; " + walk.inWords());
    add(lines, account, "best use", words.directional(), words.offset());
    add(lines, account, "efficiency", words.marginLocked(), words.marginRequired());
    add(
        lines,
        account,
        "complexity",
        Words.count(account.held().size(), "liquidation price") + " to watch",
        "1 account, whose price of death moves with every mark");
    add(lines, account, "collateral control", words.removable(), words.spare());
  }

  private static void add(
      List<ModeLine> lines, Accounts account, String aspect, String isolated, String cross) {
    lines.add(new ModeLine(account.name(), account.asset(), aspect, isolated, cross));
  }
}
