package io.ringfence.reporting.report;

import java.util.Arrays;
import java.util.Optional;

/** For whom a report is made: what it is called and what it shows. */
public enum Pack {
  /** For risk desks: everything at stake, the nearest to liquidation first. */
  RISK("risk-pack", "Ringfence risk pack"),
  /** For portfolio managers: what can be done about it, on sheets that recompute themselves. */
  DECISION("decision-book", "Ringfence decision book"),
  /** For compliance: what was breached, how long, and what was done. */
  COMPLIANCE("compliance-pack", "Ringfence compliance pack");

  private final String code;
  private final String title;

  Pack(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** What the payload of such a report calls it, for example {@code risk-pack}. */
  public String code() {
    return code;
  }

  /** What its cover calls it. */
  public String title() {
    return title;
  }

  /** The pack somebody means by {@code risk}, {@code decision} or {@code compliance}. */
  public static Optional<Pack> named(String name) {
    return Arrays.stream(values()).filter(pack -> pack.name().equalsIgnoreCase(name)).findFirst();
  }
}
