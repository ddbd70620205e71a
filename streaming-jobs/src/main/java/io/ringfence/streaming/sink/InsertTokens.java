package io.ringfence.streaming.sink;

import java.util.UUID;

/** Whether a batch that is sent again is recognised. */
public enum InsertTokens {
  /** Every batch has one token for ever: the server drops what it has taken before. */
  OF_BATCHES {
    @Override
    String of(Batch batch, String runId) {
      return batch.token(runId);
    }
  },
  /**
   * Every attempt has a token of its own, so nothing is recognised and nothing is looked up: the
   * control of tests and torture runs, in which rows are expected twice.
   */
  OFF {
    @Override
    String of(Batch batch, String runId) {
      return batch.token(runId) + "/" + UUID.randomUUID();
    }
  };

  abstract String of(Batch batch, String runId);
}
