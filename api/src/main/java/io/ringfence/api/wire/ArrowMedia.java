package io.ringfence.api.wire;

/** The media type of tables. */
public final class ArrowMedia {
  /** Media type of an Arrow IPC stream. Source: IANA, vnd.apache.arrow.stream. */
  public static final String TYPE = "application/vnd.apache.arrow.stream";

  private ArrowMedia() {}
}
