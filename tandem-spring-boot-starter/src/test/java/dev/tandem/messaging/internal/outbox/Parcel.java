package dev.tandem.messaging.internal.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Parcel {

  @Id
  private String id;

  private int weight;

  Parcel() {}

  Parcel(String id, int weight) {
    this.id = id;
    this.weight = weight;
  }

  String id() {
    return id;
  }

  int weight() {
    return weight;
  }
}
