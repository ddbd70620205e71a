package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.util.Optional;

/**
 * Who asks for something: an account, and whose duty is meant.
 *
 * @param account the account; the ledger holds its SHA-256 only
 * @param actsFor person on whose behalf, by a recorded delegation; empty: their own
 */
public record Who(String account, Optional<String> actsFor) {
  public Who {
    if (account.isBlank()) {
      throw new IllegalArgumentException("account must be named");
    }
  }

  /** Somebody on their own behalf. */
  public static Who of(String account) {
    return new Who(account, Optional.empty());
  }

  /** The account as the ledger knows it. */
  String digest() {
    return digest(account);
  }

  static String digest(String account) {
    return Sha256.hex("account " + account);
  }
}
