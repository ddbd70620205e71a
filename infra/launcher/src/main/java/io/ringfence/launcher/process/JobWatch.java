package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;

/** Sees the starts of a supervised job and what it says; a torture run kills it from here. */
public interface JobWatch {
  /** Sees nothing. */
  JobWatch NONE =
      new JobWatch() {
        @Override
        public void started(ChildProcess job) {}

        @Override
        public void said(String announcement) {}
      };

  /** The job was started, for the first time or again. */
  void started(ChildProcess job);

  /** The job announced something, without the {@code @}. */
  void said(String announcement);
}
