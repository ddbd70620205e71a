package io.ringfence.domain.budget;

import java.util.Locale;
import java.util.Optional;

/** What a threshold of a budget sets off. Source: risk definitions, State. */
public enum ThresholdAction {
  /** Tell the desk. */
  NOTIFY,
  /** Ask for proposals that bring use back. */
  SUGGEST,
  /** Ask the risk desk to approve what raises use further. */
  REQUEST_APPROVAL,
  /** Raise the flag that nothing but reductions is traded; it is lifted when the state is left. */
  REDUCE_ONLY;

  /** The word used in files and tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action with this {@link #code()}, or empty where there is none. */
  public static Optional<ThresholdAction> of(String code) {
    for (ThresholdAction action : values()) {
      if (action.code().equals(code)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }
}
