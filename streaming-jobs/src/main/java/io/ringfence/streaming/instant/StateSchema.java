package io.ringfence.streaming.instant;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Whose state it is and of which version. Every operator that keeps state writes its version beside
 * it, and refuses that of a later release before anything else is read: better no figures than
 * wrong ones. State without one is of version 1: releases before there were versions wrote none.
 *
 * @param operator who keeps the state, as its uid says
 * @param version what this release writes, at least 1; it reads all before it
 */
public record StateSchema(String operator, int version) {
  /** Name of the state that holds the version: one entry of each task. */
  public static final String NAME = "schema-version";

  public StateSchema {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, was " + version);
    }
  }

  /**
   * Takes over what was kept, and writes this version beside it from now on.
   *
   * @throws IllegalStateException when a later release wrote it
   */
  public void admit(OperatorStateStore store) throws Exception {
    ListState<Integer> kept = store.getListState(new ListStateDescriptor<>(NAME, Types.INT));
    for (int found : kept.get()) {
      requireKnown(operator, found, version);
    }
    kept.update(List.of(version));
  }

  static void requireKnown(Object whose, int found, int newest) {
    if (found > newest) {
      throw new IllegalStateException(
          "state of %s must be of version %s or earlier, was %s: a later release wrote it"
              .formatted(whose, newest, found));
    }
  }
}
