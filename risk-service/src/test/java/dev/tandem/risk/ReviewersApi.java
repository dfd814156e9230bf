package dev.tandem.risk;

import java.util.UUID;

import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;

/** The service's HTTP interface, called by staff. */
class ReviewersApi extends Api {

  ReviewersApi(int port) {
    super(port);
  }

  Reply decide(String reviewId, String body) {
    return decide(reviewId, UUID.randomUUID().toString(), body);
  }

  Reply decide(String reviewId, String key, String body) {
    return postWithKey(key, "/v1/reviews/" + reviewId + "/decision", body);
  }
}
