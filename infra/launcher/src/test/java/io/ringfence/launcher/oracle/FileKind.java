package io.ringfence.launcher.oracle;

/** Kinds of input files, in the order in which they are applied at equal times. */
enum FileKind {
  BUDGETS("budgets"),
  CAPITAL("capital"),
  ACCOUNTS("accounts"),
  POSITIONS("positions"),
  WALLET_EVENTS("wallet-events"),
  FUNDING("funding"),
  MARKS("marks");

  private final String label;

  FileKind(String label) {
    this.label = label;
  }

  /** The kind as a summary and the tables spell it, and as the command's option is named. */
  String label() {
    return label;
  }
}
