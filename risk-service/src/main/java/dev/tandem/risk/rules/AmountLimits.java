package dev.tandem.risk.rules;

/**
 * The limits of ordinary amounts in one currency, in its minor units.
 *
 * @param stepUpAtMinor From this amount the owner proves again who they are.
 * @param holdAtMinor From this amount a person reviews.
 * @param holdDayAtMinor From this sum of one owner's payments of a day a person reviews.
 */
public record AmountLimits(long stepUpAtMinor, long holdAtMinor, long holdDayAtMinor) {

  public AmountLimits {
    if (stepUpAtMinor < 1 || holdAtMinor < stepUpAtMinor || holdDayAtMinor < holdAtMinor) {
      throw new IllegalArgumentException("Limits must ascend from 1: step-up, hold, hold of a day");
    }
  }
}
