export { ImageClient } from './image-client.js';
export { ImageService } from './image-service.js';
export type { ImageActionMethods } from './methods/image-actions.js';
export type { DownloadImage, ImageDataMethods, UploadImage } from './methods/image-data.js';
export type { ImageImportMethods } from './methods/image-import.js';
export type { ImageMemberMethods } from './methods/image-members.js';
export type { ImageTaskMethods } from './methods/image-tasks.js';
export type { ImageMethods } from './methods/images.js';
export type {
  CreateImage,
  ImageStore,
  ImageTask,
  ImageUsage,
  ImportImage,
  ListGlanceImages,
  ListTasks,
  PatchOperation,
  UpdateGlanceImage,
} from './model/glance.js';
export type { Image, ImageMember, ImageVisibility, ListImages, UpdateImage } from './model/image.js';
export type { PlanktonFields } from './plankton/headers.js';
export {
  type ListPlanktonImages,
  PlanktonClient,
  type RegisterImage,
  type UpdatePlanktonImage,
} from './plankton-client.js';
