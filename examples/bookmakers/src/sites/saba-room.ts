import type { SiteStage } from "../site-stage.ts";
import { listChanges, listEverything } from "./saba-changes.ts";
import { createSabaRows, NO_ROWS, type SabaObject, type SabaTopic } from "./saba-rows.ts";

/** What is sent of a room, with the place of the message in its sequence. */
export interface RoomMessage {
  readonly room: SabaRoom;
  readonly objects: readonly SabaObject[];
  readonly rev: number;
}

/** All odds of one topic, and those who want to hear what changes. */
export class SabaRoom {
  readonly name: string;
  readonly topic: SabaTopic;
  readonly #stage: SiteStage;
  readonly #listeners = new Set<(message: RoomMessage) => void>();
  #rows = NO_ROWS;
  #rev = 1;

  constructor(name: string, topic: SabaTopic, stage: SiteStage) {
    this.name = name;
    this.topic = topic;
    this.#stage = stage;
    this.#rows = this.#look();
  }

  /** Whether anybody listens. */
  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  /** Everything, as of the last message. */
  everything(): RoomMessage {
    return { room: this, objects: listEverything(this.#rows), rev: this.#rev };
  }

  /** @returns what ends the listening. */
  listen(listener: (message: RoomMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells what changed since the last time; who does not listen then never hears it. */
  update(): void {
    const rows = this.#look();
    const messages = listChanges(this.#rows, rows);
    this.#rows = rows;
    for (const objects of messages) {
      this.#rev += 1;
      for (const listener of [...this.#listeners]) {
        listener({ room: this, objects, rev: this.#rev });
      }
    }
  }

  #look(): typeof NO_ROWS {
    const { live, upcoming } = this.#stage.view();
    const now = Math.floor(Date.now() / 1000);
    const listed = this.topic.marketId === "L" ? live : upcoming;
    return createSabaRows(listed, this.topic, now, this.#rows);
  }
}

/** The rooms of a site, each made when it is first asked for. */
export class SabaRooms {
  readonly #stage: SiteStage;
  readonly #rooms = new Map<string, SabaRoom>();

  constructor(stage: SiteStage) {
    this.#stage = stage;
  }

  /** The room of a topic, up to date. */
  open(topic: SabaTopic): SabaRoom {
    const key = `${topic.marketId} ${topic.format}`;
    let room = this.#rooms.get(key);
    if (room === undefined) {
      room = new SabaRoom(`r${this.#rooms.size + 1}`, topic, this.#stage);
      this.#rooms.set(key, room);
    } else {
      room.update();
    }
    return room;
  }

  /** Tells what changed in all rooms in which anybody is; a match leaves one before it is in another. */
  update(): void {
    const heard = [...this.#rooms.values()].filter((room) => room.isHeard);
    heard.sort((a, b) => b.topic.marketId.localeCompare(a.topic.marketId));
    for (const room of heard) room.update();
  }
}
