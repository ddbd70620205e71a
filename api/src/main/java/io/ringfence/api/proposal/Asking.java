package io.ringfence.api.proposal;

import io.ringfence.api.body.BodyBytes;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Person;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.report.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A request to change something, and who sends it.
 *
 * @param request the request
 * @param person who
 * @param access which desks
 */
public record Asking(HttpServletRequest request, Person person, DeskAccess access) {
  /** Header of a request that makes something. */
  public static final String KEY = "Idempotency-Key";

  /** What the document says of it. */
  public static final String KEY_RULE =
      "8 to 64 letters, digits, `.`, `_`, `-`. The same key with the same body is answered as it"
          + " was the first time; with another body it is refused.";

  private static final String SHAPE = "[A-Za-z0-9._-]{8,64}";
  private static final int LARGEST = 64 << 10;

  /**
   * The body.
   *
   * @throws ApiException when it is too large or ends before its end
   */
  public byte[] body() {
    try {
      return BodyBytes.read(request.getInputStream(), LARGEST);
    } catch (IOException e) {
      throw new ApiException(ErrorCode.REQUEST_INVALID, "the body cannot be read", e);
    }
  }

  /** What a proposal made by this request is about. */
  ProposalLedger.About about(Draft draft, byte[] body) {
    return new ProposalLedger.About(
        draft.payload().kind(),
        draft.node().toString(),
        ProposalLedger.About.digest(person.account()),
        key(),
        Sha256.hex(body));
  }

  /**
   * The key of the request, as the ledger keeps it: one of this caller and path only.
   *
   * @throws ApiException {@link ErrorCode#IDEMPOTENCY_KEY_INVALID}
   */
  String key() {
    @Nullable String key = request.getHeader(KEY);
    if (key == null || !key.matches(SHAPE)) {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_KEY_INVALID,
          KEY + " must be 8 to 64 letters, digits, '.', '_' or '-'");
    }
    return Sha256.hex(String.join("\n", person.account(), request.getRequestURI(), key));
  }
}
