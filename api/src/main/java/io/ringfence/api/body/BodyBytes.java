package io.ringfence.api.body;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;

/** Bodies of requests, read up to a limit. */
public final class BodyBytes {
  private BodyBytes() {}

  /**
   * The bytes of a body.
   *
   * @param most most bytes it may have
   * @throws ApiException when there are more, or the caller stops sending
   */
  public static byte[] read(InputStream body, int most) {
    try {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw tooLarge(most);
      }
      return bytes;
    } catch (IOException e) {
      throw new ApiException(ErrorCode.REQUEST_INVALID, "the body ended before its end", e);
    }
  }

  /** What a caller is told whose body has more bytes than it may. */
  public static ApiException tooLarge(long most) {
    return new ApiException(
        ErrorCode.BODY_TOO_LARGE, "the body must have at most " + most + " bytes");
  }
}
