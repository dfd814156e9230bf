package dev.tandem.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A delivery taken for sending.
 *
 * @param attempts the number of attempts, including the one about to be made
 * @param failures the number of failed ones since it was planned or resent
 * @param sealedFormerSecret the endpoint's secret before this one, while it is valid
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it goes from the database to the sender
record TakenDelivery(
    UUID id,
    UUID endpointId,
    int attempts,
    int failures,
    String url,
    byte[] sealedSecret,
    byte @Nullable [] sealedFormerSecret,
    String body) {

  static TakenDelivery of(ResultSet row) throws SQLException {
    return new TakenDelivery(
        row.getObject("id", UUID.class),
        row.getObject("endpoint_id", UUID.class),
        row.getInt("attempts"),
        row.getInt("failures"),
        row.getString("url"),
        row.getBytes("sealed_secret"),
        row.getBytes("sealed_former_secret"),
        row.getString("body"));
  }
}
