package io.ringfence.api.permission;

/** What is decided centrally before it is done. */
public enum Action {
  /** Somebody agrees to moves, a ticket or defaults. */
  APPROVE("approve"),
  /** Somebody agrees to a limit, or to an override of one. */
  OVERRIDE("override"),
  /** Somebody approves a report. */
  SIGN("sign");

  private final String scope;

  Action(String scope) {
    this.scope = scope;
  }

  /** The scope of this name in the issuer's authorization services. */
  String scope() {
    return scope;
  }
}
