package dev.tandem.web.problem;

/** The problems that every service can answer with. */
public final class Problems {

  public static final ProblemType INVALID_REQUEST =
      ProblemType.of("invalid-request", 400, "The request is not valid");
  public static final ProblemType CARD_NUMBER_REFUSED =
      ProblemType.of("card-number-refused", 400, "The request holds a payment card number");
  public static final ProblemType INVALID_AMOUNT =
      ProblemType.of("invalid-amount", 400, "The amount is not valid");
  public static final ProblemType MALFORMED_JSON =
      ProblemType.of("malformed-json", 400, "The body is not JSON");
  public static final ProblemType IDEMPOTENCY_KEY_MISSING =
      ProblemType.of("idempotency-key-missing", 400, "The Idempotency-Key header is missing");
  public static final ProblemType IDEMPOTENCY_KEY_INVALID =
      ProblemType.of("idempotency-key-invalid", 400, "The Idempotency-Key header is not valid");
  public static final ProblemType IDEMPOTENCY_KEY_REUSED =
      ProblemType.of("idempotency-key-reused", 422, "The Idempotency-Key names another request");
  public static final ProblemType IDEMPOTENCY_KEY_IN_PROGRESS = ProblemType.retryable(
      "idempotency-key-in-progress", 409, "The first request with this key is still running");
  public static final ProblemType UNAUTHENTICATED =
      ProblemType.of("unauthenticated", 401, "No valid token came with the request");
  public static final ProblemType FORBIDDEN =
      ProblemType.of("forbidden", 403, "The caller may not do this");
  public static final ProblemType NOT_FOUND =
      ProblemType.of("not-found", 404, "There is nothing at this path");
  public static final ProblemType METHOD_NOT_ALLOWED =
      ProblemType.of("method-not-allowed", 405, "The method is not allowed here");
  public static final ProblemType NOT_ACCEPTABLE =
      ProblemType.of("not-acceptable", 406, "No acceptable media type");
  public static final ProblemType BODY_TOO_LARGE =
      ProblemType.of("body-too-large", 413, "The body is too large");
  public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
      ProblemType.of("unsupported-media-type", 415, "The media type is not supported");
  public static final ProblemType TOO_MANY_REQUESTS =
      ProblemType.retryable("too-many-requests", 429, "Too many requests");
  public static final ProblemType INTERNAL_ERROR =
      ProblemType.of("internal-error", 500, "Something went wrong here");
  public static final ProblemType OVERLOADED =
      ProblemType.retryable("overloaded", 503, "The service is overloaded");
  public static final ProblemType UNAVAILABLE =
      ProblemType.retryable("unavailable", 503, "The service is unavailable");

  private Problems() {}
}
