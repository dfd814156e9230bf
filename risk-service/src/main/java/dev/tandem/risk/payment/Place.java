package dev.tandem.risk.payment;

/**
 * A point on the earth.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record Place(double latitude, double longitude) {

  private static final double EARTH_RADIUS_KM = 6371.0088;

  /** The farthest two places can be apart: half the way around the earth. */
  public static final double FARTHEST_KM = Math.PI * EARTH_RADIUS_KM;

  /** Whether both coordinates are in their range; NaN is not. */
  boolean isOnEarth() {
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  }

  /**
   * The distance along the surface, by the haversine formula: good to half a percent, because the
   * earth is not quite a sphere.
   */
  public double kilometresTo(Place other) {
    var thisLatitude = Math.toRadians(latitude);
    var otherLatitude = Math.toRadians(other.latitude);
    var northward = Math.sin((otherLatitude - thisLatitude) / 2);
    var eastward = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    var haversine = northward * northward
        + Math.cos(thisLatitude) * Math.cos(otherLatitude) * eastward * eastward;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
  }
}
