package dev.tandem.notification;

import dev.tandem.web.IdFormat;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.problem.Problems;

/** The forms of this service's ids, and the problems that answer unknown ones. */
public final class PublicIds {

  public static final ProblemType ENDPOINT_NOT_FOUND =
      ProblemType.of("endpoint-not-found", 404, "There is no such webhook endpoint");
  public static final ProblemType DELIVERY_NOT_FOUND =
      ProblemType.of("delivery-not-found", 404, "There is no such delivery");

  public static final ProblemType SUPPRESSION_NOT_FOUND =
      ProblemType.of("suppression-not-found", 404, "There is no such suppression");
  public static final ProblemType LINK_NOT_FOUND =
      ProblemType.of("link-not-found", 404, "The link leads nowhere");

  public static final IdFormat NOTIFICATION = new IdFormat("ntf", Problems.NOT_FOUND);
  public static final IdFormat EVENT = new IdFormat("evt", Problems.NOT_FOUND);
  public static final IdFormat ENDPOINT = new IdFormat("whe", ENDPOINT_NOT_FOUND);
  public static final IdFormat DELIVERY = new IdFormat("dlv", DELIVERY_NOT_FOUND);

  public static final IdFormat SUPPRESSION = new IdFormat("sup", SUPPRESSION_NOT_FOUND);

  private PublicIds() {}
}
